// The notes of a call that never was, in the shapes that people paste: no year, nicknames, one step that everybody owns.

/** To be saved as `2026-03-05.txt`, which gives the year; a Thursday. */
export const inventedCall = `Seed Library Working Group
Thursday, March 5
18:00 - 19:00 UTC

##Attendees
Odile Brandt (Odi)
Tamsin Vale

##Goals of the working group
- Lend seeds without losing track of them

##Milestones
- [until March 20 - Odi] Write the lending rules
- [blocked by the lending rules] Print the labels

##Next Steps
- [until Tuesday, March 10 - Odi] Ask two other seed libraries how they lend
- [until March 18 - All] Read the draft of the lending rules

##Next meeting
Thursday, March 12, 18:00 UTC
`;
