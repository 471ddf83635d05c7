/**
 * Tables that people bring in and take out as CSV files, as Excel in China writes and opens them. Decides how bytes
 * become cells and how a fault is said by line and column; hides encodings, quoting and spreadsheet quirks. Knows nothing
 * of what the cells mean.
 */
@org.springframework.modulith.ApplicationModule(displayName = "表格文件", allowedDependencies = "shared")
package petitiondesk.tablefile;
