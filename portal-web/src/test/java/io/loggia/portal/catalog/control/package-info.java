@NullMarked
package io.loggia.portal.catalog.control;

import org.jspecify.annotations.NullMarked;
