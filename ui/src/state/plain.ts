/**
 * A name as it is compared: capitals, accents, the shape of an apostrophe or hyphen and the width of a gap make no
 * difference. One rule: as the core compares, so that the page says what the core will. Pure; anyone may enter.
 */
export const plain = (form: string) =>
  form
    .trim()
    .replace(/^[@\s]+/, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u2019\u2018\u02BC\uFF07]/g, '’')
    .replace(/'/g, '’')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase()
