// A key that somebody pressed in a conversation, as those who answer it see it. Knows no terminal.

/** One key: a character as it is, one with a name, or that the person broke off (Ctrl-C, Ctrl-D). Keys that mean nothing here are `other`. */
export type Key = { readonly char: string } | { readonly name: 'enter' | 'backspace' | 'escape' | 'break' | 'other' };
