/** Items and revisions, and the gate every access to them passes. */
@NullMarked
package io.loggia.portal.catalog.control;

import org.jspecify.annotations.NullMarked;
