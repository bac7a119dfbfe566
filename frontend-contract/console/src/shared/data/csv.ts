/** What a table shows, as a spreadsheet reads it; nothing in a cell is taken for a formula there. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')).join('\r\n') + '\r\n';
}
