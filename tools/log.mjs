const began = Date.now();

/** One line about what happens now, after the seconds since the start. */
export function say(text) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${text}`);
}
