@NullMarked
package io.loggia.portal.delivery.control.rewriting;

import org.jspecify.annotations.NullMarked;
