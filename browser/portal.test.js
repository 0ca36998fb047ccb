// The journeys of those who read, in the order in which they are told; another process tells those of the desk.
import './journeys/handbook.js';
import './journeys/public.js';
import './journeys/search.js';
import './journeys/languages.js';
import './journeys/feeds.js';
import './journeys/taken.js';
import './journeys/tools.js';
import './journeys/account.js';
import './journeys/odd.js';
