/** Tests of uploads without a server. */
@NullMarked
package io.loggia.portal.upload.control;

import org.jspecify.annotations.NullMarked;
