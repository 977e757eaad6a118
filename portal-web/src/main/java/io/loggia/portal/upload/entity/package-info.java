/** The durable state of an upload. */
@NullMarked
package io.loggia.portal.upload.entity;

import org.jspecify.annotations.NullMarked;
