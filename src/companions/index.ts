export { knowledge } from './choose'
export { companionPhone, type Game, type GameEntry, type GameOptions, playGame } from './game'
export { companionMove, type Move } from './move'
export { atPace, PERSONA_NAMES, PERSONAS, type Persona, type PersonaName, SOLO } from './persona'
