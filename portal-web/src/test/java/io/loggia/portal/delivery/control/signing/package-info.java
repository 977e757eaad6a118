@NullMarked
package io.loggia.portal.delivery.control.signing;

import org.jspecify.annotations.NullMarked;
