/** Room for media: what there is, who may take how much of it, and other stores that files may be placed in. */
@NullMarked
package io.loggia.portal.storage;

import org.jspecify.annotations.NullMarked;
