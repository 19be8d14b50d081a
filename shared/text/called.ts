/** How a person is addressed in a formal letter: by name and patronymic. */

/** `name` is both; `woman` tells the adjective's gender in Russian. */
type Called = { name: string; woman: boolean }

const ofMan = /\p{L}(ович|евич|ич|ұлы|улы)$/iu
const ofWoman = /\p{L}(овна|евна|ёвна|ична|қызы|кызы)$/iu

/**
 * Name and patronymic out of a full name in any order (`Сулейменов Ерлан Маратович`, `Айгүл Қайратқызы Оспанова`): a
 * patronymic is known by its ending, and the name stands before it. Undefined where there is no patronymic, or only
 * initials.
 */
export const calledBy = (fullName: string): Called | undefined => {
  const words = fullName.trim().split(/\s+/)
  const at = words.findIndex(
    (word, i) =>
      i > 0 && (ofMan.test(word) || ofWoman.test(word)) && /^\p{L}[\p{L}'’-]+$/u.test(words[i - 1] ?? ''),
  )
  const patronymic = words[at]
  return patronymic === undefined
    ? undefined
    : { name: `${words[at - 1]} ${patronymic}`, woman: ofWoman.test(patronymic) }
}
