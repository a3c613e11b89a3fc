/**
 * What is stored, as a file for other tools. {@link org.vigie.launcher.export.Export} reads the documents that a {@link
 * org.vigie.launcher.export.Selection} names, page by page from one point in time, into {@link
 * org.vigie.launcher.export.Rows} of a {@link org.vigie.launcher.export.Format}; {@link
 * org.vigie.launcher.export.ExportFile} lets nobody see a file that is not whole.
 */
@NullMarked
package org.vigie.launcher.export;

import org.jspecify.annotations.NullMarked;
