// Words that betray a question that should be asked otherwise, by language: few, and only such as are hardly ever meant well. All lists that
// know a language are here.
import { languageOf } from './usual-words.ts';

/** What a wording may betray. */
export type Sign = 'personal' | 'leading' | 'double' | 'sensitive';

// Whole words: what stands between two characters that are no letters. Texts are in lower case, and short.
function words(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'u');
}

type Signs = Readonly<Record<Sign, RegExp>>;

const SIGNS: ReadonlyMap<string, Signs> = new Map([
  [
    'en',
    {
      personal: words(
        'your (?:full |first |last |real )?names?(?! of)',
        '(?:your|contact) e-?mail',
        'e-?mail address(?:es)?',
        '(?:your|contact) (?:tele)?phone',
        '(?:tele)?phone number',
        '(?:your|home|postal) address',
        'ip address',
        'your birthday',
        'date of birth',
        'birth ?date',
        '^(?:e-?mail|(?:full |first |last )?name|phone|address)[?:]?$',
      ),
      leading: words(
        "(?:don[’']t|wouldn[’']t|isn[’']t|aren[’']t|shouldn[’']t) (?:you|we|it)",
        'do you agree that',
        'how (?:great|wonderful|amazing|excellent|fantastic|awful|terrible)',
        'how much do you (?:love|enjoy)',
        'obviously',
        '(?:everyone|everybody) knows',
        'as you know',
      ),
      double: words(
        'and (?:how|why|what|when|who|where|do you|did you|would you)',
        '^how \\p{L}{2,20} and \\p{L}{2,20} (?:is|are|was|were|do|does|did)',
      ),
      sensitive: words(
        'gender',
        'sex',
        'your age',
        'how old',
        'age group',
        'your health',
        'disabilit(?:y|ies)',
        'disabled',
        'ethnic(?:ity)?',
        'race',
        'religion',
        'religious',
        'income',
        'salary',
        'sexual(?:ity)?',
        'political (?:party|views?)',
        'pregnan(?:t|cy)',
      ),
    },
  ],
  [
    'de',
    {
      personal: words(
        'wie heißen sie',
        'wie heißt du',
        '(?:dein|ihr) (?:voller |ganzer )?(?:vor|nach)?name',
        'e-?mail-?adresse',
        '(?:telefon|handy|mobil)nummer',
        '(?:deine|ihre) (?:post)?(?:adresse|anschrift)',
        'ip-adresse',
        'geburts(?:datum|tag)',
      ),
      leading: words(
        '(?:finden|meinen|glauben) sie nicht',
        '(?:findest|meinst|glaubst) du nicht',
        'stimm(?:en sie|st du) zu, dass',
        'wie (?:toll|großartig|wunderbar|schrecklich)',
        'selbstverständlich',
        'bekanntlich',
      ),
      double: words('und (?:wie|warum|weshalb|was|wann|wer|wo)'),
      sensitive: words(
        'geschlecht',
        'gender',
        'wie alt',
        '(?:dein|ihr) alter',
        'altersgruppe',
        'gesundheit',
        'behinderung(?:en)?',
        'ethnisch(?:e|en|er)?',
        'religion',
        'konfession',
        'einkommen',
        'gehalt',
        'sexuell(?:e|en)?',
        'partei',
      ),
    },
  ],
  [
    'es',
    {
      personal: words(
        'cómo (?:te llamas|se llama usted)',
        '(?:tu|su) (?:nombre|apellido)',
        'nombre y apellidos?',
        '(?:tu|su) (?:correo|e-?mail)',
        'correo electrónico',
        'número de (?:teléfono|móvil|celular)',
        '(?:tu|su) (?:dirección|domicilio)',
        'fecha de nacimiento',
      ),
      leading: words(
        '¿?no (?:crees?|piensas?|te parece|le parece) que',
        '(?:estás|está) de acuerdo (?:en|con) que',
        'obviamente',
        'como (?:ya )?sabes?',
      ),
      double: words('y (?:cómo|por qué|qué|cuándo|quién|dónde)'),
      sensitive: words(
        'género',
        'sexo',
        '(?:tu|su) edad',
        'cuántos años tienes?',
        '(?:tu|su) salud',
        'discapacidad(?:es)?',
        'étnic[oa]',
        'etnia',
        'religión',
        'ingresos',
        'salario',
        'orientación sexual',
      ),
    },
  ],
  [
    'fr',
    {
      personal: words(
        "comment (?:vous appelez-vous|t[’']appelles-tu)",
        '(?:votre|ton) (?:nom|prénom)',
        '(?:votre|ton) e-?mail',
        'adresse (?:e-?mail|électronique|postale)',
        '(?:votre|ton) adresse',
        'numéro de téléphone',
        'date de naissance',
      ),
      leading: words(
        'ne (?:pensez-vous|penses-tu|trouvez-vous|trouves-tu) pas',
        "êtes-vous d[’']accord que",
        'évidemment',
        'comme (?:vous le savez|tu le sais)',
      ),
      double: words('et (?:comment|pourquoi|quand|qui|où|quel(?:le)?s?)'),
      sensitive: words(
        'genre',
        'sexe',
        '(?:votre|ton) âge',
        'quel âge',
        '(?:votre|ta) santé',
        'handicap',
        'ethni(?:que|e)',
        'religion',
        'revenus?',
        'salaire',
        'orientation sexuelle',
      ),
    },
  ],
  [
    'pt',
    {
      personal: words(
        'como (?:você se chama|te chamas)',
        '(?:seu|teu) (?:nome|apelido|sobrenome)',
        'nome completo',
        '(?:seu|teu) e-?mail',
        'endereço de e-?mail',
        'número de (?:telefone|telemóvel|celular)',
        '(?:sua|tua) morada',
        '(?:seu|teu) endereço',
        'data de nascimento',
      ),
      leading: words('não (?:achas?|pensas?|acredita) que', 'concordas? que', 'obviamente', 'como (?:você )?sabes?'),
      double: words('e (?:como|por que|porque|quando|quem|onde|qual|o que)'),
      sensitive: words(
        'gênero',
        'género',
        'sexo',
        '(?:sua|tua) idade',
        'quantos anos tem',
        '(?:sua|tua) saúde',
        'deficiências?',
        'étnic[oa]',
        'etnia',
        'religião',
        'rendimentos?',
        'renda',
        'salário',
        'orientação sexual',
      ),
    },
  ],
  [
    'it',
    {
      personal: words(
        'come (?:ti chiami|si chiama lei)',
        '(?:tuo|suo|vostro) (?:nome|cognome)',
        'nome e cognome',
        '(?:tua|sua) e-?mail',
        'indirizzo (?:e-?mail|di posta)',
        'numero di (?:telefono|cellulare)',
        '(?:tuo|suo) indirizzo',
        'data di nascita',
      ),
      leading: words(
        'non (?:pensi|pensa|credi|crede|trovi|trova) che',
        "(?:sei|è) d[’']accordo che",
        'ovviamente',
        'come (?:sai|sa|sapete)',
      ),
      double: words('e (?:come|perché|quando|chi|dove|quale?|che cosa)'),
      sensitive: words(
        'genere',
        'sesso',
        '(?:tua|sua) età',
        'quanti anni ha(?:i)?',
        '(?:tua|sua) salute',
        'disabilità',
        'etni(?:co|ca|a)',
        'religione',
        'reddito',
        'stipendio',
        'orientamento sessuale',
      ),
    },
  ],
]);

/** Longer wordings are looked at up to here, in characters. */
const MOST = 500;

/** The words of a wording that betray it, in the language of the tag (English where the tag is not one of the lists); undefined where none do. */
export function signIn(text: string, tag: string | undefined, sign: Sign): string | undefined {
  const signs = SIGNS.get(languageOf(tag ?? 'en')) ?? SIGNS.get('en');
  return signs?.[sign].exec(text.slice(0, MOST).toLowerCase())?.[0];
}

/** Whether a wording asks two questions, one behind the other. */
export function asksTwice(text: string): boolean {
  return /[?？؟][^?？؟]{8,}[?？؟]/.test(text.slice(0, MOST));
}
