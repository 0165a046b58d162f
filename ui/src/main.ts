/** Starts the page. One rule: it knows who answers and nothing else does. */
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'

import { connect } from '#host'
import { mount } from 'svelte'

import App from './App.svelte'
import { keepFocus } from './focus'
import { followSystem } from './styles/look'

followSystem()
keepFocus()
const target = document.getElementById('page')
if (target) mount(App, { target, props: { backend: connect() } })
