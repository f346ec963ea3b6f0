/** The one search box of the page: without script it is a form that leads to the results. */
export function SearchBox() {
  return (
    <form className="search-box" role="search" action="/search">
      <input type="search" name="q" aria-label="Search" />
    </form>
  )
}
