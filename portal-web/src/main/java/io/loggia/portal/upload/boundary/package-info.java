/** The tus 1.0.0 protocol over HTTP, the transactions of an upload, and the clean-up of those given up. */
@NullMarked
package io.loggia.portal.upload.boundary;

import org.jspecify.annotations.NullMarked;
