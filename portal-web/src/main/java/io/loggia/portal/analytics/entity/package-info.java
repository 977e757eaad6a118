/** Roll-ups, and reports that are kept. */
@NullMarked
package io.loggia.portal.analytics.entity;

import org.jspecify.annotations.NullMarked;
