/** Route permissions, storage, configuration and paging for every feature. */
@NullMarked
package io.loggia.portal.platform.control;

import org.jspecify.annotations.NullMarked;
