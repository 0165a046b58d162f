// Freezes the object that every object leans on, before any other script runs: what one script puts there, every
// other would find in its own objects. The toolkit's `freezePrototype` does so in the page alone; this reaches the
// frame beside it too, through which every command passes.
'use strict'
Object.freeze(Object.prototype)
