/** Bodies that are in no configuration, where nothing knows their name. */
export const outsideNames = {
  kk: 'Басқа орган немесе ұйым',
  ru: 'Иной орган или организация',
  en: 'Another body or organisation',
}
