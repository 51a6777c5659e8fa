// Makes the pages nicer where scripts run; every page is complete without it.
import { Button, ErrorSummary, NotificationBanner, SkipLink, createAll } from "govuk-frontend";
import "./live_places.js";

// govuk-frontend's styles and components ask for these two classes. They are set here, and not by a
// script in the page, because the pages allow no inline script.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

// A second click on a button within a second does not send the form again.
createAll(Button, { preventDoubleClick: true });
createAll(ErrorSummary);
createAll(NotificationBanner);
createAll(SkipLink);
