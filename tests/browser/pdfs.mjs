// Letters as PDFs, written out of objects, so that nobody's letter is in the project.

/** A PDF of so many pages, each of some lines, in a face that is not in the file. */
export function letter(...pages) {
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap((lines, at) => {
      const drawn = `BT /F 12 Tf 72 750 Td ${lines.map((line) => `(${line}) Tj 0 -18 Td`).join(' ')} ET`
      return [`<</Type/Page/Parent 2 0 R/Contents ${5 + 2 * at} 0 R>>`, `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`]
    }),
  ]
  let all = '%PDF-1.7\n'
  const table = objects.map((object, at) => {
    const line = `${String(all.length).padStart(10, '0')} 00000 n \n`
    all += `${at + 1} 0 obj\n${object}\nendobj\n`
    return line
  })
  const size = objects.length + 1
  return `${all}xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${all.length}\n%%EOF\n`
}
