// Which headers ask for what identifies a person. Whole headers are compared, never parts: "Email Address" does, "Name of your community" does not.
import { headerKey } from './header-text.ts';
import type { PersonalKind } from './layout.ts';

/** Longer headers are questions, and the words of a question are not exact. */
const LONGEST = 120;

/** Words between bars; a line begins with the English ones, the next have the other languages. */
const WORDS: readonly (readonly [what: PersonalKind, lines: readonly string[]])[] = [
  [
    'email',
    [
      'email|e-mail|mail|emails|email address|e-mail address|mail address|email id|contact email|work email|email contact',
      'personal email|work email address|confirm email|recipientemail|recipient email|emailaddress|email_address|user email',
      'respondent email|e-mail-adresse|emailadresse|email-adresse|mailadresse|mail-adresse|e-mail adresse|email adresse|correo',
      'correo electrónico|correo electronico|dirección de correo electrónico|dirección de correo|direccion de correo electronico',
      'adresse e-mail|adresse email|adresse mail|courriel|mél|adresse électronique|adresse courriel|adresse de messagerie',
      "nom d'utilisateur (e-mail)|endereço de e-mail|endereço de email|endereço de correio eletrónico|correio eletrónico",
      'correio eletrônico|indirizzo email|indirizzo e-mail|indirizzo di posta elettronica|posta elettronica|e-mailadres|emailadres',
      'e-mail adres|mailadres',
    ],
  ],
  [
    'ip',
    [
      'ip|ip address|ipaddress|ip_address|ip addr|ipaddr|ip-adresse|ip adresse|dirección ip|direccion ip|adresse ip|endereço ip',
      'indirizzo ip|ip-adres|ip adres|remote ip|client ip',
    ],
  ],
  [
    'phone',
    [
      'phone|phone number|telephone|telephone number|phone no|mobile number|mobile phone|cell phone|mobile phone number',
      'cell phone number|cell number|contact number|phonenumber|phone_number|whatsapp number|telefon|telefonnummer|handynummer',
      'mobilnummer|rufnummer|teléfono|telefono|número de teléfono|numero de telefono|teléfono móvil|número de celular|celular|móvil',
      'téléphone|numéro de téléphone|téléphone portable|telefone|número de telefone|telemóvel|numero di telefono|cellulare',
      'numero di cellulare|telefoonnummer|telefoon|mobiel nummer|gsm|gsm-nummer',
    ],
  ],
  [
    'name',
    [
      'name|names|full name|fullname|full_name|first name|firstname|first_name|last name|lastname|last_name|given name|family name',
      'surname|forename|middle name|preferred name|first and last name|first name and last name|name and surname|respondent name',
      'participant name|contact name|user display name|user displayname|recipientfirstname|recipientlastname|recipient first name|recipient last name|submittername',
      'submitter name|legal name|real name|chosen name|vorname|nachname|familienname|vor- und nachname|vorname und nachname',
      'vorname nachname|vollständiger name|nombre|nombres|apellido|apellidos|nombre completo|nombre y apellido|nombre y apellidos',
      'nombres y apellidos|nom|prénom|prenom|nom complet|nom de famille|nom et prénom|prénom et nom|nom et prénoms|nom prénom|nome',
      'nome completo|sobrenome|apelido|nome e sobrenome|nome e apelido|cognome|nome e cognome|nome cognome|naam|voornaam|achternaam',
      'volledige naam|voor- en achternaam|voornaam en achternaam',
    ],
  ],
  [
    'handle',
    [
      'username|user name|user_name|handle|nickname|nick|irc nick|irc nickname|screen name|display name|login|benutzername',
      "nutzername|spitzname|nombre de usuario|usuario|apodo|nom d'utilisateur|pseudo|pseudonyme|identifiant|nome de usuário",
      'nome de utilizador|usuário|nome utente|soprannome|gebruikersnaam|bijnaam|matrix id|slack id|discord id|telegram id|orcid',
      'orcid id|linkedin url|github url|gitlab url',
    ],
  ],
  [
    'place',
    [
      'latitude|longitude|lat|lon|lng|altitude|gps|gps location|gps coordinates|coordinates|geolocation|locationlatitude',
      'locationlongitude|location latitude|location longitude|geopoint|breitengrad|längengrad|latitud|longitud|coordenadas',
      'coordonnées gps|coordinate|coördinaten|koordinaten|city|town|village|hometown|city of residence|zip|zip code|zipcode|postcode',
      'postal code|post code|stadt|wohnort|ort|postleitzahl|plz|ciudad|localidad|código postal|codigo postal|ville|code postal',
      'commune|cidade|cep|città|citta|comune|stad|woonplaats|plaats',
    ],
  ],
  [
    'address',
    [
      'address|postal address|mailing address|home address|street|street address|address line 1|address line 2|shipping address',
      'full address|adresse|anschrift|postanschrift|straße|strasse|hausnummer|wohnadresse|dirección|direccion|dirección postal',
      'domicilio|calle|adresse postale|rue|endereço|morada|endereço postal|indirizzo|indirizzo postale|adres|postadres|straat',
      'huisnummer|thuisadres',
    ],
  ],
  [
    'birthday',
    [
      'birthday|birth date|birthdate|date of birth|dob|day of birth|geburtsdatum|geburtstag|fecha de nacimiento|cumpleaños',
      'date de naissance|anniversaire|data de nascimento|aniversário|data di nascita|compleanno|geboortedatum|verjaardag',
    ],
  ],
  [
    'identity',
    [
      'id number|national id|passport|passport number|ssn|social security number|student id|student number|employee id',
      'employee number|staff id|membership number|member id|tax id|device id|deviceid|imei|signature|externalreference',
      'external reference|external data reference|externaldatareference|matrikelnummer|personalnummer|ausweisnummer|mitgliedsnummer',
      "unterschrift|dni|cédula|número de identificación|pasaporte|numéro d'étudiant|carte d'identité|passeport|cpf",
      'número de identificação|passaporte|assinatura|codice fiscale|matricola|passaporto|bsn|studentnummer|paspoortnummer',
      'handtekening|subscriberid',
    ],
  ],
];

const PLATFORMS = words([
  'github|git hub|gitlab|twitter|x|mastodon|fediverse|bluesky|linkedin|discord|slack|telegram|matrix|irc|reddit|instagram',
  'facebook|skype|discourse|forum|wikipedia|wikimedia|stack overflow|gnome|zulip|signal|tiktok|youtube|orcid|fas|launchpad',
  'bugzilla|wechat',
]);
const HANDLE_WORDS = words([
  'handle|username|user name|nick|nickname|id|account|profile|login|profile url|profile link|benutzername|nutzername|gebruikersnaam',
]);

const KINDS: ReadonlyMap<string, PersonalKind> = new Map([
  ...PLATFORMS.flatMap((platform) => HANDLE_WORDS.map((word) => [`${platform} ${word}`, 'handle'] as const)),
  ...WORDS.flatMap(([what, lines]) => words(lines).map((word) => [headerKey(word), what] as const)),
]);

/** Said before the word itself. */
const LEAD_WORDS = words([
  "what is your|what's your|please enter your|please provide your|please share your|please give your|please tell us your",
  'enter your|provide your|your|my|respondent|participant|wie lautet deine|wie lautet dein|wie lautet ihre|wie lautet ihr',
  'wie ist dein|wie ist ihr|wie ist deine|wie ist ihre|deine|dein|ihre|ihr|meine|¿cuál es tu|¿cuál es su|cuál es tu|tu|su',
  'quel est votre|quelle est votre|quel est ton|votre|ton|ta|qual é o seu|qual é seu|qual o seu|seu|sua|o seu|o teu',
  'qual è il tuo|il tuo|la tua|il suo|tuo|tua|wat is je|wat is uw|wat is jouw|je|uw|jouw',
]);

/** Those by their first word, the longest first. */
const LEADS: ReadonlyMap<string, readonly string[]> = new Map(
  LEAD_WORDS.map((begin) => {
    const first = firstWord(begin);
    return [first, LEAD_WORDS.filter((other) => firstWord(other) === first).sort((a, b) => b.length - a.length)];
  }),
);

/** What may stand beside a personal word without making it a question of another kind: "Name and affiliation". */
const COMPANIONS = new Set(
  words([
    'affiliation|organization|organisation|institution|company|title|role|position|country|community|project|team|department',
    'contact|contact information|contact details',
  ]),
);

/** A remark that begins so says whose name it is. */
const OF = /^(?:of|de|du|des|der|von|da|do|di|van) /;

/** A part of a place, behind the name of the question that asked for it: `gps:Latitude`, `_home_longitude`, `site-Accuracy`. */
const PLACE_OF = /[:/._-](?:latitude|longitude|altitude)$|gps[:/._-](?:lat|lon|lng|accuracy|precision)$/i;

/** What a column with this header holds of a person, in English, German, Spanish, French, Portuguese, Italian or Dutch; undefined for a question. */
export function personalHeader(header: string): PersonalKind | undefined {
  if (header.length > LONGEST) return undefined;
  if (PLACE_OF.test(header)) return 'place';
  const word = bare(headerKey(header));
  const direct = KINDS.get(word) ?? KINDS.get(withoutLead(word));
  if (direct !== undefined) return direct;
  const parts = withoutLead(word)
    .split(/ ?(?:,|\/|&|\+| and | or | und | oder | y | o | et | ou | e | en ) ?/)
    .map((part) => withoutLead(part.trim()));
  if (parts.length < 2 || !parts.every((part) => KINDS.has(part) || COMPANIONS.has(part))) return undefined;
  return parts.map((part) => KINDS.get(part)).find((what) => what !== undefined);
}

/** Without a number before it, and a remark in brackets, a star, a question mark or a colon behind it. */
function bare(text: string): string {
  const numbered = /^(?:q(?:uestion)? ?)?\d{1,3}(?:[.):]|\b)(?: ?[.):-])? ?/.exec(text)?.[0] ?? '';
  const rest = text.slice(numbered.length);
  const bracket = /[([]/.exec(rest)?.index ?? -1;
  const remark = bracket > 0 && /[)\]][\s*?:.]{0,5}$/.test(rest) && !OF.test(rest.slice(bracket + 1));
  const word = remark ? rest.slice(0, bracket) : rest;
  return word
    .replace(/^¿/, '')
    .trim()
    .replace(/[*?:.]{1,9}$/, '')
    .trim();
}

function withoutLead(text: string): string {
  const lead = LEADS.get(firstWord(text))?.find((begin) => text.startsWith(`${begin} `));
  return lead === undefined ? text : text.slice(lead.length + 1);
}

function firstWord(text: string): string {
  const space = text.indexOf(' ');
  return space < 0 ? text : text.slice(0, space);
}

function words(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}
