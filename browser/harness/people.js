// The people whose logins the demo prints.

const LOGIN = /^[a-z][a-z0-9._-]*$/;
const PASSWORD = /^(?=.*\d)(?=.*[A-Za-z])[\x21-\x7e]{10,}$/;

/** Reads the lines that hold a login and its password; `line` has name and roles as printed. */
export function readPeople(printed) {
  const people = [];
  for (const line of printed.split('\n')) {
    const words = line.trim().split(/\s+/);
    const at = words.findIndex((word, place) => LOGIN.test(word) && PASSWORD.test(words[place + 1] ?? ''));
    if (at >= 0) people.push({ login: words[at], password: words[at + 1], line });
  }
  return people;
}

/** Who does what at 云河区住房和城乡建设局, as `demo/people.toml` has it. */
export const BUREAU = {
  drafter: 'guhe',
  secrecy: 'haoxuewen',
  first: 'mingzhe',
  second: 'renyumei',
  final: 'quweidong',
  publisher: 'luyuyan',
};

/** Who handles requests for information there. */
export const REQUESTS = {
  handler: 'zuosufen',
  legal: 'taojingxing',
  secrecy: BUREAU.secrecy,
  head: 'liudechang',
};

/** The open-government office (政务公开办) of the district. */
export const OFFICE = { openGovernment: 'chengyian' };
