@NullMarked
package io.loggia.portal.analytics.control;

import org.jspecify.annotations.NullMarked;
