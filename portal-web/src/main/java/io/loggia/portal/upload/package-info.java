/** Resumable uploads by tus 1.0.0. */
@NullMarked
package io.loggia.portal.upload;

import org.jspecify.annotations.NullMarked;
