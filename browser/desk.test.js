// The journeys of those who work at the desk and of those who ask them for something, in the order in which they are told.
import './journeys/publishing.js';
import './journeys/catalogue.js';
import './journeys/desk.js';
import './journeys/cases.js';
import './journeys/redaction.js';
import './journeys/practice.js';
