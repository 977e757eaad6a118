@NullMarked
package io.loggia.portal.analytics.entity;

import org.jspecify.annotations.NullMarked;
