/** How old what was read may be, in milliseconds. */
const lifetime = 10 * 60_000

/**
 * What `read` gives, read again once it is ten minutes old, so that a changed secret is taken without a deployment. The
 * use that finds it old has the old one still, as all have while it cannot be read. `now` is in milliseconds.
 */
export const renewed = async <T>(read: () => Promise<T>, now = Date.now): Promise<() => T> => {
  let held = await read()
  let since = now()
  const again = async () => {
    try {
      held = await read()
    } catch {
      // The next use after the lifetime tries again.
    }
  }
  return () => {
    if (now() - since > lifetime) {
      since = now()
      void again()
    }
    return held
  }
}
