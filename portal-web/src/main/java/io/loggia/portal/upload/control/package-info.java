/** What an upload is allowed to be, where its bytes lie, who may write them now, and when it is complete. */
@NullMarked
package io.loggia.portal.upload.control;

import org.jspecify.annotations.NullMarked;
