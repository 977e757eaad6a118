/** What is in force of delivery: the CDN, how long its addresses live, what opens the origin, and the test of it all. */
@NullMarked
package io.loggia.portal.delivery.control;

import org.jspecify.annotations.NullMarked;
