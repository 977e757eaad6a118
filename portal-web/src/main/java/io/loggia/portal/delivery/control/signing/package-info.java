/** The signatures that CDNs check, each as its vendor defines it; neither HTTP nor CDI. See docs/adr/0013-cdn-signing.md. */
@NullMarked
package io.loggia.portal.delivery.control.signing;

import org.jspecify.annotations.NullMarked;
