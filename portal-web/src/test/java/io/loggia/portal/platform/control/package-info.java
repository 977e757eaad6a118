@NullMarked
package io.loggia.portal.platform.control;

import org.jspecify.annotations.NullMarked;
