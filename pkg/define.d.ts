/** aftersales/define: importing it registers every element; the classes are in `aftersales/elements`. */
import "./elements.js";
