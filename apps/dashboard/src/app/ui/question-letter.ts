/** What readers call a question by, beside its recommendation: `a` of `FAM-1.a`. */
export const letterOf = (code: string): string => code.split('.')[1] ?? code;
