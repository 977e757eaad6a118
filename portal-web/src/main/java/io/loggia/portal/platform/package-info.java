/** What every feature stands on: route permissions, problems, configuration, storage, migrations. */
@NullMarked
package io.loggia.portal.platform;

import org.jspecify.annotations.NullMarked;
