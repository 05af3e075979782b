/** Every answer, with its history. */
export const AnswersView = () => <section aria-label="Answers" />
