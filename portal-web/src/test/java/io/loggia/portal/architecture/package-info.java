/** The walls of the house, held over every module. */
@NullMarked
package io.loggia.portal.architecture;

import org.jspecify.annotations.NullMarked;
