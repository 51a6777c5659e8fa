// Every page on the way to a booking.

import { everyPage } from "../support/every_page.mjs";
import { PAGE_GROUPS } from "../support/pages.mjs";

everyPage(PAGE_GROUPS.booking);
