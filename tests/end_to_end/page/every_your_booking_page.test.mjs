// Every page of a booking that somebody has.

import { everyPage } from "../support/every_page.mjs";
import { PAGE_GROUPS } from "../support/pages.mjs";

everyPage(PAGE_GROUPS.yourBooking);
