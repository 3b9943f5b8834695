/** The key of an act's words in the message part `acts`: "field-contacts.log-contact" is `fieldContacts.logContact`. Pure. */
export function wordsOfAct(name: string): ActKey {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as ActKey;
}

/** next-intl types keys by the catalogue; a name in the log may be of an act that is gone, so ask `has` first. */
type ActKey = "cases.openCase";
