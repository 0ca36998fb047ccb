// All journeys, in the order in which they are told.
import './journeys/handbook.js';
import './journeys/public.js';
import './journeys/search.js';
import './journeys/languages.js';
import './journeys/publishing.js';
import './journeys/feeds.js';
import './journeys/taken.js';
import './journeys/tools.js';
import './journeys/catalogue.js';
import './journeys/desk.js';
import './journeys/cases.js';
import './journeys/odd.js';
