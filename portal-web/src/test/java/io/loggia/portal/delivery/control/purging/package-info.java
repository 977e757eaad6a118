/** Tests of purging, against what vendors publish and their own library. */
@NullMarked
package io.loggia.portal.delivery.control.purging;

import org.jspecify.annotations.NullMarked;
