// Every page that is there for all, and what they see when something goes wrong.

import { everyPage } from "../support/every_page.mjs";
import { PAGE_GROUPS } from "../support/pages.mjs";

everyPage(PAGE_GROUPS.public);
