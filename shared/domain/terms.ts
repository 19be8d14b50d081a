/** How days are counted: working days by the official calendar, editions of the law, due dates and what explains them. */
export * from './terms/calendar.ts'
export * from './terms/count.ts'
export * from './terms/days.ts'
export * from './terms/editions.ts'
export * from './terms/registration.ts'
