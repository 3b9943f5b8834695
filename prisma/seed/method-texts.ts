/** Demonstration texts about the method, written for the demo town in plain words. Nobody's manual. */

/** The seven steps, step 1 first. */
export const methodTexts: readonly string[] = [
  "Polisen stoppar någon och ringer oss. Skriv upp dag, tid, grupp, typ av plats, anledning och vad testet visade. Fråga polisen om personen är känd för narkotika.",
  "Var på plats så snart det går. Presentera dig, säg att du inte är polis och att samtalet är frivilligt. Var med vid förhöret. Tala med familjen; är personen vuxen, bara om personen vill.",
  "Ta reda på hur personen mår och bor, och om någon är i fara. Behöver ett barn skydd gör du en orosanmälan direkt. För en vuxen kan det gälla en LVM-anmälan. Skriv vad du kom fram till.",
  "Erbjud något redan i dag: ett samtal, vård eller kontakt med rätt mottagning för åldern. Fråga öppet och vänta på svaret. Skriv vad du erbjöd och svaret, eller varför inget kunde erbjudas.",
  "Saknar personen tak över huvudet i natt ordnar du det först. Den som är högst 25 år ska få något bättre än ett härbärge. Akutboende tar inte emot den som är under 20.",
  "Lämna över till socialtjänsten där personen bor, samma natt om det går. Säg till personen vem som tar över. Se efter att någon har kvitterat, annars ringer du.",
  "Boka det första besöket innan ni skiljs åt och påminn dagen före. Kom personen inte, ring och boka om. Följ med om det behövs. Skriv när det som började är fullföljt.",
];

const participants = [
  "Chef för Ungdomsjouren, Socialnämnden i Åsundby",
  "Chef för Socialjouren, Socialnämnden i Åsundby",
  "Chef för Uppsökarenheten, Socialnämnden i Åsundby",
  "Chef för ungdomssektionen, Polisen lokalpolisområde Åsundby",
].join("\n");

/** The steering group's first two months. */
export const steeringTexts = [
  {
    notes:
      "Första månaden. Närvaron vid ingripandet fungerar. Förhören hinner vi inte alltid till när två grupper är ute samtidigt.",
    adjustments: "Socialjouren ringer in en andra person på fredagar och lördagar.",
    participants,
  },
  {
    notes: "Fler är med vid förhören. När testet är negativt erbjuds ofta inget, fast behovet finns.",
    adjustments: "Steg 4 skrivs om så att det framgår att ett erbjudande ska ges också när testet är negativt.",
    participants,
  },
] as const;

/** The first interim report, under way. */
export const interimTexts = {
  background:
    "Nämnden har gett Ungdomsjouren i uppdrag att möta unga vuxna tillsammans med polisen i två av polisens grupper.",
  work: "Två uppsökare arbetar kvällar och helger. Socialjouren tar emot dygnet runt.",
  fidelity: "Metoden följs dagligen av den metodansvariga. Siffrorna finns i tabellen.",
  findings: "Många över 20 år säger nej till vård men ja till ett samtal.",
  changes: "Steg 4 har skrivits om efter styrgruppens andra möte.",
  onwards: "",
} as const;
