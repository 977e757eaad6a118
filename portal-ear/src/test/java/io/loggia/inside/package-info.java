/** Tests that run inside of the server, where the application's own beans can be had: Arquillian on a managed Liberty. */
@NullMarked
package io.loggia.inside;

import org.jspecify.annotations.NullMarked;
