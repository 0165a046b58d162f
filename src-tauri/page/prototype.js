// Freezes the object that every object leans on, before any other script runs: what one script puts there, every
// other would find in its own objects. Plain freezing would also forbid an object to have a `constructor` or a
// `toString` of its own, which D3 gives to its colours; so each such name passes an assignment on to the object it
// is made on.
'use strict'
for (const name of Object.getOwnPropertyNames(Object.prototype)) {
  const { value, configurable } = Object.getOwnPropertyDescriptor(Object.prototype, name)
  if (value === undefined || !configurable) continue
  Object.defineProperty(Object.prototype, name, {
    get() {
      return value
    },
    set(own) {
      if (this === Object.prototype) throw new TypeError('the prototype of every object is frozen')
      Object.defineProperty(this, name, { value: own, writable: true, enumerable: true, configurable: true })
    },
    configurable: false,
    enumerable: false,
  })
}
Object.freeze(Object.prototype)
